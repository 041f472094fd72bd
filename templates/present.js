/* Runs in a deck that somebody opens on a screen. Printing and reading without scripts use the pages as they are. */
(() => {
  const style = document.getElementById('reveal-style');
  const printing = new URLSearchParams(location.search).has('print') || matchMedia('print').matches;
  if (printing || typeof Reveal === 'undefined') return;
  document.documentElement.classList.add('presenting');
  style.media = 'screen';
  const notes = typeof RevealNotes === 'function' ? [RevealNotes] : [];
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    controls: true,
    progress: true,
    hash: true,
    transition: 'none',
    backgroundTransition: 'none',
    touch: true,
    // A phone turns the pages too: scrolling would need a focusable body.
    scrollActivationWidth: null,
    overview: true,
    plugins: notes,
  });
})();
