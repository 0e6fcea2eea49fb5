/** The pages and components of the mini-program, and when their scripts run. */
import { stringsIn } from '../json-value'
import { appConfig } from './app'
import { registerUnit, type UnitStatics } from './engine'
import { guarded } from './errors'

/** Those whose scripts nothing has needed yet. */
const waiting = new Map<string, { readonly uses: readonly string[]; readonly register: () => void }>()

/**
 * Registers a page or component by running its script: at once or, where app.json says `lazyCodeLoading`, when a page that
 * needs it is first opened, as in WeChat. One that fails is shown; the others go on.
 */
export function defineUnit(unit: UnitStatics, load: () => unknown): void {
  const uses = Object.values(stringsIn(unit.config.usingComponents)).map((path) => path.slice(1))
  waiting.set(unit.path, { uses, register: () => guarded(() => registerUnit(unit, load)) })
  if (!appConfig().isLazy) needUnit(unit.path)
}

/** Registers what stands at `path`, and before it everything that it uses, unless that is done. */
export function needUnit(path: string): void {
  const unit = waiting.get(path)
  if (!unit) return
  waiting.delete(path)
  for (const used of unit.uses) needUnit(used)
  unit.register()
}
