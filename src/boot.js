// Before the page itself is there: chooses the language of what the document holds already, and says what went wrong
// where the page cannot start: no WebAssembly, or a part of it that did not load.
(() => {
  const root = document.documentElement;
  let language;
  let theme;
  try {
    language = localStorage.getItem('takerate.language');
    theme = localStorage.getItem('takerate.theme');
  } catch {
    // The browser refuses storage: its own language it is.
  }
  // Those of the report, the one first that serves all others.
  const offered = document.querySelector('meta[name=languages]').content.split(' ');
  const serves = (tag) => offered.find((own) => own.slice(0, 2) === tag?.slice(0, 2).toLowerCase() && !/^[a-z]/i.test(tag.slice(2)));
  // Without the escapes of mail and chat programs, as far as they can be read.
  const plain = (text) => {
    try {
      for (let layer = 0; layer < 4; layer += 1) text = decodeURIComponent(text.replaceAll(/&amp;/gi, '&'));
    } catch {
      // It holds a percent sign of its own.
    }
    return text;
  };
  const wanted = /[?#&]lang=([a-z]+)/i.exec(plain(location.search + location.hash))?.[1];
  root.lang = [wanted, language, ...navigator.languages].map(serves).find(Boolean) ?? offered[0];

  // A link whose `#` has become a question mark. The page itself undoes all other damage (`scenario-io/repair.rs`).
  const mend = () => {
    const { hash, pathname, search } = location;
    const asked = plain(search);
    if (hash.length > 1 || !/[?&#](v\d\b|base=|view=|show=|\w+\.\w+=)/.test(asked)) return;
    history.replaceState(null, '', `${pathname}#${/^\W*v\d/i.test(asked) ? '' : 'v1&'}${search.slice(1)}`);
  };
  mend();
  // The document holds the figures of an empty address; a link may be of others.
  if (location.hash.length > 1) root.dataset.linked = '';

  // A card in another page: `embed` in the query or the fragment, with the ids that it shows, and its colours.
  const asked = () => {
    const address = plain(location.search + location.hash);
    const embed = /[?#&]embed(?:=([^&#]*))?(?=[&#]|$)/.exec(address);
    // Some sites encode the commas; nothing else in an id can be.
    return embed && [(embed[1] ?? '').replaceAll(/%2c/gi, ','), /[?#&]theme=(light|dark)\b/.exec(address)?.[1] ?? ''];
  };
  const card = asked();
  if (!card && /^(light|dark)$/.test(theme)) root.dataset.theme = theme;
  // It holds also what protocols are and how the story begins, which no link changes; a name that somebody gave stands above it.
  const opens = plain(location.hash);
  const first = /[#&]view=([\w-]+)/.exec(opens)?.[1] ?? (/[#&]show=story(?=&|$)/.test(opens) && !/[#&]show\.step=/.test(opens) && 'story');
  if (first && !card && !/[#&](name|note)=/.test(opens)) root.dataset.first = first;
  addEventListener('popstate', () => {
    mend();
    // The site chooses another card, or the address brings what is read before the page opens.
    if (String(asked()) !== String(card) || /[#&]own=/.test(location.hash)) location.reload();
  });
  if (card) {
    root.dataset.embed = card[0];
    if (card[1]) root.dataset.theme = card[1];
    addEventListener('DOMContentLoaded', () => {
      // The page around it makes room for it.
      const { body } = document;
      const tell = () => parent.postMessage({ takerate: { height: Math.ceil(body.getBoundingClientRect().height) } }, '*');
      new ResizeObserver(tell).observe(body);
      // A site whose script loads late has missed it: it is told again for ten seconds, and whenever it asks.
      const again = setInterval(tell, 500);
      setTimeout(() => clearInterval(again), 10000);
      addEventListener('message', ({ source, data }) => source === parent && data?.takerate === 'height' && tell());
    });
  }
  addEventListener('click', ({ target }) => {
    const button = target.closest('[data-save]');
    if (!button) return;
    late('picture.js').then(({ save }) => save(button)).catch(async (error) => {
      console.warn(error);
      const gone = await replaced('picture.js');
      const { newer, unloaded } = wasmBindings.pictureWords({});
      button.parentElement.lastElementChild.textContent = gone ? newer : unloaded;
    });
  });
  // Paper gets the report, from wherever it is asked for (`printed.rs`). What prints it may still have to come; where it does
  // not, the page is printed as it is.
  addEventListener('keydown', (event) => {
    if (card || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'p') return;
    event.preventDefault();
    Promise.resolve(window.wasmBindings?.prefetch()).then(() => print());
  });
  // As in any editor; what is being typed is the field's own to take back, until the field has taken it.
  let typed;
  addEventListener('input', ({ target }) => (typed = target));
  for (const done of ['change', 'focusout']) addEventListener(done, () => (typed = null));
  addEventListener('keydown', (event) => {
    const { target } = event;
    const key = event.key.toLowerCase();
    if (key === 'escape') typed = null;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !/^[yz]$/.test(key)) return;
    const back = key === 'z' && !event.shiftKey;
    const button = (back && target.closest('[data-undo]')) || document.getElementById(back ? 'undo' : 'redo');
    const own = target === typed || target.ariaInvalid || !target.dataset.input;
    // While something is explained, the page behind it stays as it is.
    if (!button || document.querySelector('dialog[open]') || (own && target.closest('input:not([type=range],[type=checkbox],[type=radio]), textarea'))) return;
    event.preventDefault();
    button.click();
  });

  // Without a field that takes them: the sheet of shortcuts, and the search, wherever a page has one.
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (card || event.ctrlKey || event.metaKey || event.altKey || !/^[?/]$/.test(key) || document.querySelector('dialog[open]')) return;
    if (target.closest?.('input:not([type=range],[type=checkbox],[type=radio]), textarea, select')) return;
    const found = document.querySelector(key === '?' ? '#shortcuts' : '[data-search]');
    if (!found) return;
    event.preventDefault();
    for (let around = found.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
    if (key === '?') found.click();
    else found.focus();
  });

  // What the worker has kept may be what is wrong: where there is a connection, the page then comes from the server.
  const unkept = async () => {
    const kept = await navigator.serviceWorker?.getRegistration();
    if (kept && (await fetch('./', { cache: 'no-store' })).ok) await kept.unregister();
  };
  const fail = (reason) => {
    const show = () => {
      const boot = document.getElementById('boot');
      if (!boot) return; // The page has started; what fails later is the page's own to report.
      boot.hidden = true;
      document.getElementById('failed').hidden = false;
      // A link to the same address would leave out the fragment, and so the scenario.
      for (const link of document.querySelectorAll('[data-reload]')) {
        link.onclick = (event) => {
          event.preventDefault();
          unkept().catch(() => {}).then(() => location.reload());
        };
      }
      for (const part of document.querySelectorAll('[data-failure]')) part.hidden = part.dataset.failure !== reason;
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
    else show();
  };
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiate !== 'function') {
    fail('webassembly');
    return;
  }
  // Whether the server no longer has a file of this build, or answers with a page in its place: a newer build is there.
  const replaced = (file) =>
    fetch(`./${document.querySelector('meta[name=analysis]').content}${file}`, { cache: 'no-store' }).then(
      ({ status, headers }) => [403, 404, 410].includes(status) || /^text\/html/.test(headers.get('content-type')),
      () => false,
    );
  // What comes later than the page (`ui/later.rs`): style, model with its notes, and what the engine is made of.
  const late = (file, again = '') => import(`./${document.querySelector('meta[name=analysis]').content}${file}${again}`);
  // What a file of the model holds (`container.rs`).
  const model = async (file) => {
    const answer = await fetch(`./${document.querySelector('meta[name=analysis]').content}${file}.wasm`);
    if (!answer.ok) throw answer;
    const [bytes] = WebAssembly.Module.customSections(await WebAssembly.compile(await answer.arrayBuffer()), 'takerate');
    return new Uint8Array(bytes);
  };
  // The same attempt for all who ask while it lasts; one that failed is made again.
  const once = (act) => {
    let attempt;
    return () => (attempt ??= act().catch((error) => {
      attempt = undefined;
      throw error;
    }));
  };
  // What the reader has added to the report (`ui/analyses/own`), read anew by each build. Where that is no longer possible, the page is
  // that of the report, and says so.
  const added = (async () => {
    let own;
    try {
      own = card ? [] : JSON.parse(localStorage.getItem('takerate.own') ?? '[]');
    } catch {
      own = [];
    }
    if (!Array.isArray(own) || !own.every(Array.isArray)) own = [];
    // A link may bring one; it is read once the reader says so.
    if (/[#&]own=/.test(plain(location.hash))) await late('own.js').then((module) => module.bring(own, card)).catch(console.warn);
    if (!own.length) return;
    root.dataset.linked = '';
    const read = await late('own.js').then((module) => module.readKept(own.map(([, text]) => String(text)))).catch(console.warn);
    if (!read?.model || read.left) root.dataset.unread = '';
    if (read?.model) return (window.takerateModel = read.model);
  })();
  const whole = once(async () => {
    if (!wasmBindings.complete((await added) ?? (await model('model')))) throw new Error('not the model of this build');
  });
  let tries = 0;
  window.loadParts = once(async () => {
    tries += 1;
    // A module that failed to load is not asked for again under the same address.
    const [parts] = await Promise.all([late('parts.js', tries > 1 ? `?${tries}` : ''), whole()]);
    await parts.style();
    return parts.files;
  });
  window.partsGone = async () => (await Promise.all(['parts.js', 'parts.css', 'split_later.wasm', 'split_soon.wasm', 'model.wasm'].map(replaced))).includes(true);
  // A link may be to a protocol, whose page and levers come right after the program; so they are fetched beside it.
  if (card || location.hash.length > 1) {
    const { href } = new URL(`./${document.querySelector('meta[name=analysis]').content}split_soon.wasm`, document.baseURI);
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href }));
  }
  // In parallel with the program.
  const report = model(`outline.${root.lang.slice(0, 2)}`);
  const outline = added.then((own) => own ?? report);
  // The program makes anew what the document shows already. Where it is as fast as the first paint, it would delay it.
  const painted = new Promise((done) => {
    if (document.hidden || card || location.hash.length > 1) done();
    else {
      new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
      setTimeout(done, 300);
    }
  });
  addEventListener('TrunkApplicationStarted', async () => {
    if (!wasmBindings.open((await Promise.all([outline, painted]))[0])) throw new Error('not the model of this build');
    // The style of what comes with `split_soon.wasm`, and of paper.
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `./${document.querySelector('meta[name=analysis]').content}soon.css` });
    document.head.append(style);
    // Notes and sources, once the page answers; tried again until they are there.
    const load = () => whole().catch(() => setTimeout(load, 10000));
    load();
  });
  // To be offered where it is not in the way (`js/offline.js`).
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    window.installation = event;
  });
  // When the page has come to rest, it fetches them for later, when there may be no connection, and has all of it kept.
  addEventListener('load', () => {
    if (card) return;
    const saving = navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;
    setTimeout(async () => {
      if (!saving) await window.wasmBindings?.prefetch();
      (window.requestIdleCallback ?? setTimeout)(() => late('offline.js').then(({ offline }) => offline(saving)).catch(console.info));
    }, 5000);
  });
  // Scripts and modules that do not load report to the window in the capturing phase only.
  addEventListener('error', () => fail('loading'), true);
  addEventListener('unhandledrejection', () => fail('loading'));
})();
