/* Every stop of the Tab key shows that it is there. Called after one press of Tab, so that focus counts as by keyboard. */
() => {
  const problems = [];
  const look = (el) => {
    const style = getComputedStyle(el);
    const unseen = style.outlineStyle === "none" || /transparent|, 0\)$/.test(style.outlineColor);
    return [unseen ? "0px" : style.outlineWidth + style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth].join("|");
  };
  const stops = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
  for (const el of stops) {
    if (el.disabled || !el.getClientRects().length) continue;
    document.activeElement.blur();
    const before = look(el);
    el.focus({preventScroll: true});
    if (document.activeElement !== el) continue;
    if (look(el) === before) problems.push(`shows no focus: <${el.tagName.toLowerCase()}> ${(el.textContent || el.name || "").trim().slice(0, 40)}`);
  }
  return problems;
}
