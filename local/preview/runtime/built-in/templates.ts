/**
 * The components that WeChat builds in, and the WXML of each: most have a place for their children and draw the rest
 * themselves. `view`, `text`, `block` and `cover-view` are plain nodes and need nothing.
 */
export const BUILT_IN_TEMPLATES = {
  button: '<slot/>',
  canvas: '',
  checkbox: '<slot/>',
  'checkbox-group': '<slot/>',
  form: '<slot/>',
  icon: '',
  image: '',
  input: '',
  label: '<slot/>',
  navigator: '<slot/>',
  'page-container': '<slot/>',
  'page-meta': '<slot/>',
  picker: '<slot/>',
  progress: '',
  radio: '<slot/>',
  'radio-group': '<slot/>',
  'rich-text': '',
  'root-portal': '<slot/>',
  'scroll-view': '<slot/>',
  slider: '',
  swiper: '<slot/>',
  'swiper-item': '<slot/>',
  switch: '',
  textarea: '',
} as const

export type BuiltInName = keyof typeof BUILT_IN_TEMPLATES

/** The nodes that need no component. */
export const PLAIN_TAGS: readonly string[] = ['view', 'text', 'cover-view', 'slot', 'virtual', 'page', 'custom-tab-bar']
