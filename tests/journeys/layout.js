/* What is wrong with the layout of the page as it stands: a list of faults in words. */
() => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const name = (one) => {
    const words = (one.innerText || one.textContent || one.value || one.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    const classes = typeof one.className === "string" && one.className ? "." + one.className.trim().replace(/\s+/g, ".") : "";
    return `${one.tagName.toLowerCase()}${one.id ? "#" + one.id : ""}${classes} “${words.slice(0, 40)}”`;
  };
  const style = new Map();
  const look = (one) => { if (!style.has(one)) style.set(one, getComputedStyle(one)); return style.get(one); };
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const hidden = (one) => one.closest(".unseen, .gone, dialog:not([open])");
  const pinned = (one) => {
    for (let up = one; up; up = up.parentElement) if (["fixed", "sticky"].includes(look(up).position)) return up;
    return null;
  };
  const scrolls = (one) => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
      if (["auto", "scroll"].includes(look(up).overflowX)) return up;
    return null;
  };

  if (document.scrollingElement.scrollWidth > wide + 1)
    faults.push(`the page scrolls sideways: ${document.scrollingElement.scrollWidth} in ${wide}`);

  /* Each line of text that is seen, with the element that holds it. */
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || one.closest("script, style, noscript, textarea, select") || !shown(one) || hidden(one)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) lines.push({ one, rect });
  }

  const said = new Set();
  const say = (one, fault) => { const line = `${fault}: ${name(one)}`; if (!said.has(line)) { said.add(line); faults.push(line); } };

  for (const { one, rect } of lines) {
    if (!scrolls(one) && (rect.left < -1 || rect.right > wide + 1)) say(one, "beyond the page's edge");
    let box = one;
    while (look(box).display.startsWith("inline") && !["inline-flex", "inline-block", "inline-grid"].includes(look(box).display)) box = box.parentElement;
    const around = box.getBoundingClientRect();
    if (!(one instanceof SVGElement) && (rect.left < around.left - 1.5 || rect.right > around.right + 1.5)) say(one, "sticks out of its box");
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const cut = look(up);
      const edge = up.getBoundingClientRect();
      const across = ["hidden", "clip"].includes(cut.overflowX) && (rect.left < edge.left - 2 || rect.right > edge.right + 2);
      const along = ["hidden", "clip"].includes(cut.overflowY) && (rect.top < edge.top - 2 || rect.bottom > edge.bottom + 2);
      if (across || along) { say(one, "cut off"); break; }
    }
  }

  /* Lines of different elements that lie on each other; what is pinned lies over the page by design. */
  const meets = (a, b, by) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  const related = (a, b) => a === b || a.contains(b) || b.contains(a);
  const over = (a, b) => pinned(a) !== pinned(b);
  for (let i = 0; i < lines.length; i += 1)
    for (let j = i + 1; j < lines.length; j += 1) {
      const [a, b] = [lines[i], lines[j]];
      if (meets(a.rect, b.rect, 4) && !related(a.one, b.one) && !over(a.one, b.one))
        say(a.one, `words on words of ${name(b.one)}`);
    }

  const controls = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter((one) => shown(one) && !hidden(one) && !one.closest("[aria-hidden=true]"))
    .map((one) => ({ one, rects: [...one.getClientRects()].filter((rect) => rect.width > 3 && rect.height > 3) }));
  for (let i = 0; i < controls.length; i += 1) {
    for (const rect of controls[i].rects)
      if (!scrolls(controls[i].one) && (rect.left < -1 || rect.right > wide + 1)) say(controls[i].one, "beyond the page's edge");
    for (let j = i + 1; j < controls.length; j += 1) {
      const [a, b] = [controls[i], controls[j]];
      if (related(a.one, b.one) || over(a.one, b.one)) continue;
      if (a.rects.some((one) => b.rects.some((other) => meets(one, other, 3)))) say(a.one, `on top of ${name(b.one)}`);
    }
  }
  return faults;
}
