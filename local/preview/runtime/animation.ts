/** `wx.createAnimation`, and the playing of what it exports on the element whose `animation` it is. */

export interface AnimationOptions {
  readonly duration?: number
  readonly timingFunction?: string
  readonly delay?: number
  readonly transformOrigin?: string
}

interface Step {
  readonly styles: Readonly<Record<string, string>>
  readonly options: Required<AnimationOptions>
}

const DEFAULTS: Required<AnimationOptions> = {
  duration: 400,
  timingFunction: 'linear',
  delay: 0,
  transformOrigin: '50% 50% 0',
}
const LENGTHS = ['width', 'height', 'left', 'right', 'top', 'bottom'] as const
const PLAIN = ['opacity', 'backgroundColor'] as const
/** Method → the unit of its numbers. */
const TRANSFORMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'].map((name) => [name, 'deg']),
  ),
  ...Object.fromEntries(
    ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'].map((name) => [name, 'px']),
  ),
  ...Object.fromEntries(
    ['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d'].map((name) => [name, '']),
  ),
}

type Recorder = { [method: string]: (...values: (string | number)[]) => unknown }

/** Records what is asked for until `export` hands it out: `{actions}`. */
export function createAnimation(options: AnimationOptions = {}): Recorder {
  const steps: Step[] = []
  let styles: Record<string, string> = {}
  let transforms: string[] = []
  const recorder: Recorder = {}
  for (const name of [...PLAIN, ...LENGTHS])
    recorder[name] = (value = '') => {
      const isLength = typeof value === 'number' && name !== 'opacity' && name !== 'backgroundColor'
      styles[name] = isLength ? `${value}px` : String(value)
      return recorder
    }
  for (const [name, unit] of Object.entries(TRANSFORMS))
    recorder[name] = (...values) => {
      transforms.push(`${name}(${values.map((value) => (typeof value === 'number' ? value + unit : value)).join(',')})`)
      return recorder
    }
  recorder.step = (...given) => {
    const own = (given as unknown as AnimationOptions[])[0]
    if (transforms.length > 0) styles.transform = transforms.join(' ')
    steps.push({ styles, options: { ...DEFAULTS, ...options, ...own } })
    styles = {}
    transforms = []
    return recorder
  }
  recorder.export = () => ({ actions: steps.splice(0) })
  return recorder
}

/** Plays the steps one after the other; each stays as it ended. */
export function playAnimation(element: HTMLElement | null, exported: unknown): void {
  const { actions } = (exported ?? {}) as { actions?: readonly Step[] }
  if (!element || !actions?.length) return
  let delay = 0
  for (const { styles, options } of actions) {
    delay += options.delay
    element.style.transformOrigin = options.transformOrigin
    element.animate([styles], { duration: options.duration, delay, easing: options.timingFunction, fill: 'forwards' })
    delay += options.duration
  }
}
