// Says what went wrong where the page cannot start: no WebAssembly, or a part of it that did not load.
(() => {
  const fail = (reason) => {
    const show = () => {
      const boot = document.getElementById('boot');
      if (!boot) return; // The page has started; what fails later is the page's own to report.
      boot.hidden = true;
      document.getElementById('failed').hidden = false;
      for (const part of document.querySelectorAll('[data-failure]')) part.hidden = part.dataset.failure !== reason;
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
    else show();
  };
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiate !== 'function') {
    fail('webassembly');
    return;
  }
  // Scripts and modules that do not load report to the window in the capturing phase only.
  addEventListener('error', () => fail('loading'), true);
  addEventListener('unhandledrejection', () => fail('loading'));
})();
