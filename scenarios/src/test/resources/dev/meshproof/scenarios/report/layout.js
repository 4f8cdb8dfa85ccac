// Says of the page as it is laid out now which text a reader cannot read. Argument: the medium, 'screen' or 'print'.
// A box that scrolls may hide text on a screen, never on paper; a box that cuts may not.
const paper = arguments[0] === 'print';
const SLACK = 1.5; // pixels: rounding
const SMALLEST = 9; // pixels, of a line: some 7.7 of a font
const MOST = 40;
const ALIKE = 5; // of one kind in elements of one name
const root = document.documentElement;
const defects = [];
const boxes = new Map();

const said = new Map();
const name = element => {
    const classes = typeof element.className === 'string' ? element.className : element.className.baseVal || '';
    return element.localName + (element.id ? '#' + element.id : '')
        + (classes.trim() ? '.' + classes.trim().split(/\s+/).join('.') : '');
};
function say(kind, what, element) {
    const alike = kind + ' ' + (element ? name(element) : '');
    said.set(alike, (said.get(alike) || 0) + 1);
    if (said.get(alike) <= ALIKE && defects.length < MOST) {
        defects.push(kind + ': ' + what);
    }
}
const quote = node => '"' + node.data.trim().replace(/\s+/g, ' ').slice(0, 60) + '" in ' + name(node.parentElement);

// What an element and those around it cut off or scroll, from the inside out.
function around(element) {
    if (!element || element === document.body || element === root) {
        return [];
    }
    if (!boxes.has(element)) {
        const style = getComputedStyle(element);
        const outer = style.position === 'fixed' ? [] : around(element.parentElement);
        const cuts = value => value === 'hidden' || value === 'clip';
        const scrolls = value => value === 'auto' || value === 'scroll';
        const replaced = element.ownerSVGElement || style.display === 'inline' || style.display === 'contents';
        if (replaced || style.overflowX === 'visible' && style.overflowY === 'visible') {
            boxes.set(element, outer);
        } else {
            const r = element.getBoundingClientRect();
            const left = r.left + element.clientLeft, top = r.top + element.clientTop;
            boxes.set(element, [{
                element, left, top,
                right: left + (element.clientWidth || r.width), bottom: top + (element.clientHeight || r.height),
                cutsX: cuts(style.overflowX) || paper && scrolls(style.overflowX),
                cutsY: cuts(style.overflowY) || paper && scrolls(style.overflowY),
                x: style.overflowX !== 'visible', y: style.overflowY !== 'visible',
                scrollsX: !paper && scrolls(style.overflowX)
            }, ...outer]);
        }
    }
    return boxes.get(element);
}

// What is left of a line of text to be seen, or null; says where it is cut.
function seen(node, line, clips) {
    const rest = {left: line.left, top: line.top, right: line.right, bottom: line.bottom};
    const slackY = Math.max(SLACK, line.height * 0.2); // the font's box is higher than its letters
    for (const box of clips) {
        const overX = Math.max(box.left - rest.left, rest.right - box.right);
        const overY = Math.max(box.top - rest.top, rest.bottom - box.bottom);
        if (box.cutsX && overX > SLACK || box.cutsY && overY > slackY) {
            say('cut', quote(node) + ' by ' + name(box.element) + ', '
                + Math.round(Math.max(overX, overY)) + ' px', box.element);
            return null;
        }
        if (box.x) {
            rest.left = Math.max(rest.left, box.left);
            rest.right = Math.min(rest.right, box.right);
        }
        if (box.y) {
            rest.top = Math.max(rest.top, box.top);
            rest.bottom = Math.min(rest.bottom, box.bottom);
        }
        if (rest.right - rest.left < 1 || rest.bottom - rest.top < 1) {
            return null;
        }
    }
    return rest;
}

function block(element) {
    while (element.parentElement && /^(inline|contents)$/.test(getComputedStyle(element).display)) {
        element = element.parentElement;
    }
    return element;
}

function outside(node, line, clips) {
    if (node.parentElement.ownerSVGElement || clips.some(box => box.scrollsX)) {
        return;
    }
    const holder = block(node.parentElement), box = holder.getBoundingClientRect();
    const over = Math.max(box.left - line.left, line.right - box.right);
    if (over > SLACK) {
        say('outside', quote(node) + ' sticks out of ' + name(holder) + ' by ' + Math.round(over) + ' px', holder);
    }
}

const beyond = line => line.left + scrollX < -SLACK || line.top + scrollY < -SLACK;

// A link past the navigation is out of sight until the keyboard gets to it.
function comesWithFocus(node) {
    const link = node.parentElement.closest('a');
    if (!link) {
        return false;
    }
    link.focus();
    range.selectNodeContents(node);
    const there = !beyond(range.getBoundingClientRect());
    link.blur();
    return there;
}

const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = document.createRange();
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, noscript, template, select, textarea, title')
        || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) {
        continue;
    }
    const clips = around(element);
    if (clips.some(box => box.right - box.left <= 2 && box.bottom - box.top <= 2)) {
        continue; // for screen readers only
    }
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
        if (line.width < 1 || line.height < 1) {
            continue;
        }
        if (line.height < SMALLEST) {
            say('small', quote(node) + ' is ' + line.height.toFixed(1) + ' px high', element);
        }
        const rest = seen(node, line, clips);
        if (rest) {
            outside(node, line, clips);
            if (beyond(line) && !comesWithFocus(node)) {
                say('outside', quote(node) + ' is left of or above the page', element);
            }
            const shrink = (line.bottom - line.top) * 0.2;
            lines.push({node, left: rest.left + 1, right: rest.right - 1,
                top: rest.top + shrink, bottom: rest.bottom - shrink});
        }
    }
}

// Lines from the top down: each is compared with those that begin before it ends.
lines.sort((one, other) => one.top - other.top);
const covered = new Set();
for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; j++) {
        const one = lines[i], other = lines[j];
        if (one.node !== other.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1 && !covered.has(one.node)) {
            covered.add(one.node);
            say('covered', quote(one.node) + ' and ' + quote(other.node), one.node.parentElement);
        }
    }
}

if (root.scrollWidth > root.clientWidth + SLACK) {
    const widest = [...document.body.querySelectorAll('*')].filter(element =>
        element.getBoundingClientRect().right + scrollX > root.clientWidth + SLACK && around(element.parentElement).length === 0);
    say('wide', 'the page is ' + root.scrollWidth + ' px wide where ' + root.clientWidth + ' are; outermost: '
        + widest.filter(element => !widest.includes(element.parentElement)).slice(0, 5).map(name).join(', '));
}
return defects;
