// axe-core's findings by some of its rules, or by all where none is named. No frame and no style sheet is fetched. Its
// callback gets one line for each rule and element.
// Contrast is by far the dearest rule, and the same wherever text of one colour, size and weight stands on the same
// backgrounds: of each such kind the first few are judged.
const [only, done] = arguments;
const OF_A_KIND = 3;
const kinds = new Map();
const grounds = new Map();

function ground(element) {
    if (!element) {
        return '';
    }
    if (!grounds.has(element)) {
        const style = getComputedStyle(element);
        const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position].join();
        grounds.set(element, own + '/' + ground(element.parentElement));
    }
    return grounds.get(element);
}

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() && element.checkVisibility()) {
        const style = getComputedStyle(element);
        const kind = [style.color, style.fontSize, style.fontWeight, ground(element)].join();
        const others = kinds.get(kind) || kinds.set(kind, new Set()).get(kind);
        if (others.size < OF_A_KIND) {
            others.add(element);
        }
    }
}
// What a page repeats costs as much each time and tells nothing new: of a parent's children that are built alike the first
// few stay, and those that hold an element to be judged. All come back afterwards.
function built(element, depth) {
    const inner = depth === 0 ? [] : [...element.children].map(child => built(child, depth - 1));
    return element.localName + '.' + (element.getAttribute('class') || '') + '(' + inner.join() + ')';
}

const representatives = [...kinds.values()].flatMap(some => [...some]);
const holders = new Set();
representatives.forEach(element => {
    for (let each = element; each; each = each.parentElement) {
        holders.add(each);
    }
});
const gone = [];
document.querySelectorAll('body *').forEach(parent => {
    if (!parent.isConnected || parent.children.length <= 3 * OF_A_KIND) {
        return;
    }
    const alike = new Map();
    [...parent.children].forEach(child => {
        const way = built(child, 2);
        alike.set(way, (alike.get(way) || 0) + 1);
        if (alike.get(way) > OF_A_KIND && !holders.has(child)) {
            gone.push([parent, child, child.nextSibling]);
            child.remove();
        }
    });
});
const finish = findings => {
    gone.reverse().forEach(([parent, child, next]) => parent.insertBefore(child, next));
    done(findings);
};

const contrast = 'color-contrast';
const options = {resultTypes: ['violations'], preload: false, iframes: false};
const judge = (context, more) => axe.run(context, {...options, ...more}).then(result => result.violations);
const rules = only.filter(rule => rule !== contrast);
const runs = [];
if (only.length === 0) {
    runs.push(judge(document, {rules: {[contrast]: {enabled: false}}}));
} else if (rules.length > 0) {
    runs.push(judge(document, {runOnly: rules}));
}
const pale = () => only.length > 0 && !only.includes(contrast) || representatives.length === 0 ? [] : judge(
    {include: representatives}, {runOnly: [contrast]});
// One after the other: axe-core does not run twice at once.
Promise.all(runs).then(found => Promise.resolve(pale()).then(more => [...found.flat(), ...more])).then(
    violations => finish(violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
        rule.impact + ' ' + rule.id + ': ' + node.target.join(' ') + ': '
            + node.failureSummary.replace(/\s+/g, ' ') + ' (' + rule.nodes.length + ' in all)'))),
    error => finish(['critical axe-core failed: ' + error]));
