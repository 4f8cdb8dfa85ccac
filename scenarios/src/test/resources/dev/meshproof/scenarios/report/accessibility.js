// All of axe-core's rules; no frame and no style sheet is fetched. Its callback gets one line for each rule and element.
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations'], preload: false, iframes: false}).then(
    result => done(result.violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
        rule.impact + ' ' + rule.id + ': ' + node.target.join(' ') + ': '
            + node.failureSummary.replace(/\s+/g, ' ') + ' (' + rule.nodes.length + ' in all)'))),
    error => done(['critical axe-core failed: ' + error]));
