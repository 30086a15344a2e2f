// Keeps the page of a vote in the room up to date. Without scripts it loads itself anew, if the reader wants it to.
const page = document.querySelector("[data-pulse]");
const voted = page?.querySelector("[data-voted]");
const EVERY = 2000;
let tag = "";

async function look() {
  try {
    const answer = await fetch(page.dataset.pulse, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") ?? "";
      const now = await answer.json();
      // Another state is another page. The count changes in its place, so the reader's place stays too.
      if (now.state !== page.dataset.state) return location.reload();
      if (voted && voted.textContent !== String(now.voted)) voted.textContent = now.voted;
    }
  } catch {
    // The network is away for a moment; the next look may find it.
  }
  setTimeout(look, EVERY);
}

if (page) setTimeout(look, EVERY);
