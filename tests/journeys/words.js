/* Every text of the page, seen or read aloud, or kept for a script to say; but nothing that is typed into it, and no
   names and numbers (translate="no"). */
() => {
  const found = [document.title];
  const SPOKEN = new Set(["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt"]);
  const isSentence = (value) => /[a-z]{2}/.test(value) && !/^[{[]/.test(value) && (/\s/.test(value.trim()) || /^[A-Z]/.test(value));
  const says = ({ name, value }) => SPOKEN.has(name) || (name.startsWith("data-") && isSentence(value));
  function read(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        for (const one of node.attributes) if (says(one)) found.push(one.value);
        if (node.tagName === "TEMPLATE") read(node.content);
      } else if (!node.parentElement?.closest("script, style, noscript, textarea, select#time_zone, .found .words, [translate=no]")) found.push(node.data);
    }
  }
  read(document.body);
  return found.map((text) => text.trim().replace(/\s+/g, " ")).filter((text) => text);
}
