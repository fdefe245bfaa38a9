/** What a reader would see wrong in a picture, asked inside of the browser that shows it. */

/**
 * Texts of pictures that are wider than what they are written on, or lie over each other, and those whose contrast to it is
 * below 4.5 (WCAG AA); nothing, where all can be read.
 */
export const UNREADABLE = `(() => {
  const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
  const light = (channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number);
    return 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const area = (r) => r.width * r.height;
  const wrong = [];
  let texts = 0;
  for (const svg of document.querySelectorAll("svg.ac")) {
    const grounds = [...svg.querySelectorAll("rect")].map((rect) => ({ rect, box: rect.getBoundingClientRect() }));
    const seen = [];
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const said = text.lastChild.textContent;
      texts += 1;
      const own = text.closest("g.box, g.place")?.querySelector("rect").getBoundingClientRect() ?? svg.getBoundingClientRect();
      if (!inside(box, own)) wrong.push("clipped: " + said);
      const ground = grounds.filter((each) => inside(box, each.box)).sort((a, b) => area(a.box) - area(b.box))[0];
      if (ground === undefined) wrong.push("on nothing: " + said);
      else {
        const ratio = contrast(getComputedStyle(text).fill, getComputedStyle(ground.rect).fill);
        if (!(ratio >= 4.5)) wrong.push("contrast " + ratio.toFixed(2) + ": " + said);
      }
      // Lines of text may touch, not cover each other.
      if (seen.some((other) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
        Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 0.5 * Math.min(box.height, other.height)))
        wrong.push("covered: " + said);
      seen.push(box);
    }
  }
  return { texts, wrong };
})()`;
