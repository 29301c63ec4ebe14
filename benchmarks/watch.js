// When the reader last clicked, and when anything she sees last changed: elements, their attributes, or a canvas.
window.clickedAt = window.changedAt = 0
const changed = () => { window.changedAt = performance.now() }
// What stands within a canvas is for screen readers, and is put there a while after the canvas was drawn.
const seen = change => change.target.nodeName !== 'CANVAS' && !change.target.parentElement?.closest('canvas')
new MutationObserver(changes => { if (changes.some(seen)) changed() })
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
document.addEventListener('click', () => { window.clickedAt = performance.now() }, true)
for (const name of ['clearRect', 'fillRect', 'fill', 'stroke', 'fillText']) {
    const draw = CanvasRenderingContext2D.prototype[name]
    CanvasRenderingContext2D.prototype[name] = function (...given) { changed(); return draw.apply(this, given) }
}
