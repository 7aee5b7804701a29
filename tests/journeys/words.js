/* Every text of the page, seen or read aloud, but for what is typed into it. */
() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest("script, style, noscript, textarea, select#time_zone")) found.push(node.data);
  for (const name of ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt",
                      "data-hide", "data-yes", "data-no", "data-out", "data-twice"])
    document.querySelectorAll(`[${name}]`).forEach((one) => found.push(one.getAttribute(name)));
  return found.map((text) => text.trim().replace(/\s+/g, " ")).filter((text) => text);
}
