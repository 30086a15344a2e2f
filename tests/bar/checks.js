/* The seven checks of our own. Returns sentences, one for each problem. */
(width) => {
  const problems = [];
  const name = (el) => {
    const id = el.id ? `#${el.id}` : "";
    return `<${el.tagName.toLowerCase()}${id}> "${(el.textContent || el.value || "").trim().slice(0, 40)}"`;
  };
  const seen = (el) => {
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && box.right > 0;
  };

  // 1. Writing in another script says its language and its side.
  const scripts = [
    [/[\u0600-\u06FF]{2}/, /^(ar|ur|fa|ps|sd|ckb|pa-Arab|pnb)/, "rtl"],
    [/[\u0A00-\u0A7F]{2}/, /^pa/, "ltr"],
    [/[\u0980-\u09FF]{2}/, /^bn/, "ltr"],
  ];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data, el = walker.currentNode.parentElement;
    if (!text.trim() || ["SCRIPT", "STYLE"].includes(el.tagName)) continue;
    for (const [letters, languages, side] of scripts) {
      if (!letters.test(text)) continue;
      const said = el.closest("[lang]");
      if (!said || !languages.test(said.getAttribute("lang"))) problems.push(`does not say its language: ${name(el)}`);
      if (getComputedStyle(el).direction !== side) problems.push(`reads from the wrong side: ${name(el)}`);
    }
  }

  // 2. Nothing is wider than the window.
  if (document.documentElement.scrollWidth > width + 1) {
    const wide = [...document.body.querySelectorAll("*")].filter((el) => seen(el) && (el.getBoundingClientRect().right > width + 1 || el.getBoundingClientRect().left < -1));
    problems.push(`scrolls sideways at ${width}: ${wide.slice(-1).map(name)}`);
  }

  // 3. An id stands once.
  const ids = [...document.querySelectorAll("[id]")].map((el) => el.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) problems.push(`the id ${id} stands more than once`);

  // 4. Choices stand in a group with a name.
  for (const set of document.querySelectorAll("fieldset"))
    if (!set.querySelector(":scope > legend") || !set.querySelector(":scope > legend").textContent.trim()) problems.push(`a group without a name: ${name(set)}`);
  for (const radio of document.querySelectorAll("input[type=radio]"))
    if (!radio.closest("fieldset, [role=radiogroup]")) problems.push(`a choice outside any group: ${radio.name}`);

  // 5. A link says where it goes.
  const vague = /^(click here|here|read more|more|link|this|details|go|continue reading|learn more)[.!]?$/i;
  for (const link of document.querySelectorAll("a[href]")) {
    const words = (link.getAttribute("aria-label") || link.textContent).trim();
    if (vague.test(words)) problems.push(`a link that does not say where it goes: ${name(link)}`);
  }

  // 6. A form can be sent, and nothing hangs on a script.
  for (const form of document.querySelectorAll("form"))
    if (!form.querySelector("button:not([type=button]), input[type=submit], input[type=image]")) problems.push(`a form that cannot be sent without a script: ${form.action}`);
  for (const el of document.querySelectorAll("*"))
    for (const attribute of el.attributes)
      if (/^on[a-z]+$/.test(attribute.name) || attribute.name === "style" || /^javascript:/i.test(attribute.value)) problems.push(`${attribute.name} written into the page: ${name(el)}`);
  // What a script itself put on the page cannot be missed without it.
  for (const button of document.querySelectorAll("button[type=button], [role=button]:not(button)"))
    if (!button.closest("[data-made-by-script]")) problems.push(`works only with a script: ${name(button)}`);

  // 7. What is pressed is large enough: 44 by 44, its label counted in; links in running text excepted.
  for (const el of document.querySelectorAll("button, input:not([type=hidden]), select, textarea, nav a, .bar a, .button")) {
    if (!seen(el)) continue;
    let {width: across, height: down} = el.getBoundingClientRect();
    if (across < 44 || down < 44) problems.push(`too small to press (${Math.round(across)} by ${Math.round(down)}): ${name(el)}`);
  }
  return problems;
}
