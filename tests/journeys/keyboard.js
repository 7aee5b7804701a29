/* Where the keyboard is: what it is on, whether a ring shows it, and what lies over it. Null on the page itself. */
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const label = one.labels?.[0];
  const words = one.getAttribute("aria-label") || (one.matches("input, select, textarea") ? label?.innerText : one.innerText) || one.name || "";
  const ringed = (each) => {
    if (!each) return false;
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
  };
  const box = one.getBoundingClientRect();
  const pinned = (each) => {
    for (let up = each; up && up !== document.body; up = up.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(up).position)) return up;
    return null;
  };
  /* Corners and middle: a bar that stays while the page scrolls may lie over none of them. */
  const over = [[.5, .5], [.02, .1], [.98, .1], [.02, .9], [.98, .9]].map(([x, y]) => {
    const [left, top] = [box.left + box.width * x, box.top + box.height * y];
    if (top < 0 || top > innerHeight || left < 0 || left > innerWidth) return box.height > innerHeight / 2 ? null : "the edge of the window";
    const bar = pinned(document.elementFromPoint(left, top));
    return bar && !bar.contains(one) ? bar.className || bar.tagName : null;
  }).filter((each) => each);
  return {
    words: words.trim().replace(/\s+/g, " "),
    tag: one.tagName.toLowerCase(),
    type: one.type || "",
    name: one.name || "",
    leave: one.matches("a.leave"),
    main: Boolean(one.closest("main")),
    ring: [one, one.nextElementSibling, one.parentElement, label].some(ringed),
    over,
    index: one.tabIndex,
    bar: Boolean(pinned(one)),
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
  };
}
