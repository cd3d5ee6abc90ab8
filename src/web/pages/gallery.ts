// The script of a gallery's index: a search in what stands there.

const search = document.getElementById('search')!;
const input = search.querySelector('input')!;
const output = search.querySelector('output')!;
const cards = [...document.querySelectorAll<HTMLElement>('#recordings > li')];
const texts = cards.map((card) => card.textContent!.toLowerCase());

input.addEventListener('input', () => {
  const words = input.value.toLowerCase().split(/\s+/);
  let found = 0;
  for (const [i, card] of cards.entries()) {
    card.hidden = !words.every((word) => texts[i]!.includes(word));
    if (!card.hidden) found++;
  }
  output.textContent = input.value.trim() === '' ? '' : `${found} found`;
});
search.hidden = false;
