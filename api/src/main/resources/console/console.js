// What the console does in the browser besides htmx: refreshing while somebody looks, and the keyboard.
(() => {
    const EVERY = 5000;

    setInterval(() => {
        if (document.visibilityState === 'visible' && !isBusy()) {
            document.body.dispatchEvent(new Event('tick'));
        }
    }, EVERY);

    // Nobody's open form or selected text is taken away from under their hands.
    function isBusy() {
        const at = document.activeElement;
        return document.querySelector('[hx-trigger] details[open]') !== null
            || (at !== null && at.closest('[hx-trigger] form') !== null)
            || String(document.getSelection()) !== '';
    }

    const lost = () => document.getElementById('lost');
    document.addEventListener('htmx:sendError', () => { lost().hidden = false; });
    document.addEventListener('htmx:timeout', () => { lost().hidden = false; });
    document.addEventListener('htmx:responseError', event => {
        lost().hidden = event.detail.xhr.status < 500;
    });
    document.addEventListener('htmx:afterOnLoad', () => { lost().hidden = true; });

    function isTyping(target) {
        return target.closest('input, textarea, select, [contenteditable]') !== null;
    }

    function step(by) {
        const steps = [...document.querySelectorAll('[data-walk] [data-step]')];
        if (steps.length === 0) {
            return;
        }
        const here = steps.indexOf(document.activeElement);
        const next = here < 0 ? (by > 0 ? 0 : steps.length - 1) : Math.min(steps.length - 1, Math.max(0, here + by));
        steps[next].focus();
    }

    document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.key === 'Escape' && isTyping(event.target)) {
            event.target.blur();
            return;
        }
        if (isTyping(event.target)) {
            return;
        }
        const onStep = event.target.closest('[data-step]') !== null;
        if (event.key === '/') {
            const field = document.getElementById('q');
            if (field !== null) {
                event.preventDefault();
                field.focus();
                field.select();
            }
        } else if (event.key === 'j' || (event.key === 'ArrowDown' && onStep)) {
            event.preventDefault();
            step(1);
        } else if (event.key === 'k' || (event.key === 'ArrowUp' && onStep)) {
            event.preventDefault();
            step(-1);
        }
    });

    // What cannot be taken back is asked for once more.
    document.addEventListener('submit', event => {
        const question = event.target.dataset.confirm;
        if (question && !window.confirm(question)) {
            event.preventDefault();
        }
    });
})();
