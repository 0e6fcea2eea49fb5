/** A DOM element with its attributes and children. A `true` attribute stands without a value, `false` does not stand. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(name, value === true ? '' : value)
  made.append(...children)
  return made
}

/** A button with a name that does something. */
export function button(label: string, className: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label)
  made.addEventListener('click', act)
  return made
}

/** Lies over everything in the phone; the answer takes it away again. */
export function overlay(className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = element('div', { class: `overlay ${className}` }, ...children)
  document.body.append(made)
  return made
}
