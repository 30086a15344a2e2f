// Buttons that put signs around words in the editor. Without scripts the signs are typed by hand, and nothing is missing.
const box = document.querySelector("textarea.editor");
const tools = document.getElementById("tools");

function put(start, end, text, select) {
  box.focus();
  box.setSelectionRange(start, end);
  // Unlike setting the value, this keeps the browser's own "undo".
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, start, end, "end");
  }
  box.setSelectionRange(start + select[0], start + select[1]);
}

function around(mark) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const words = value.slice(start, end);
  put(start, end, mark + words + mark, [mark.length, mark.length + words.length]);
}

function before(mark) {
  const { selectionStart, selectionEnd: end, value } = box;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, end).split("\n").map((line) => mark + line).join("\n");
  put(start, end, lines, [mark.length, lines.length]);
}

function link(address) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const words = value.slice(start, end);
  const from = words.length + 3;
  put(start, end, `[${words}](${address})`, [from, from + address.length]);
}

if (box && tools) {
  const bar = tools.content.firstElementChild.cloneNode(true);
  bar.addEventListener("click", (event) => {
    const { around: mark, before: first, link: address } = event.target.dataset;
    if (mark) around(mark);
    else if (first) before(first);
    else if (address) link(address);
  });
  bar.dataset.madeByScript = "";
  box.before(bar);
}
