/** A branch's own template of the duty report: read, kept, and given up for the house's again. */
import type { Branch } from '#domain/branch/branch'
import type { ReportTemplate } from '#domain/report/duty-report'
import { decide, refuse, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { DUTY_REPORT_TEMPLATE } from '../template/template'
import { faultIn } from './template-fault'

export const templateHandlers: Handlers<'template.get' | 'template.save' | 'template.reset'> = {
  'template.get': async (_input, { store, branch }) => {
    const own = await store.get('templates', branch._id)
    return { own: own !== undefined, template: own?.template ?? DUTY_REPORT_TEMPLATE }
  },

  'template.save': async ({ template }, { store, branch, caller, now }) => {
    const fault = faultIn(template, branch)
    if (fault) return refuse(fault.code, { field: fault.field, detail: fault.detail })
    const before = await store.get('templates', branch._id)
    const doc = {
      _id: branch._id,
      branchId: branch._id,
      template,
      savedAt: now,
      savedBy: caller.memberId,
      revision: (before?.revision ?? 0) + 1,
    }
    const write = before
      ? ({ do: 'replace', in: 'templates', doc } as const)
      : ({ do: 'insert', in: 'templates', doc } as const)
    return decide({ sections: template.sections.length }, [write], branch._id)
  },

  'template.reset': async (_input, { store, branch }) => {
    const own = await store.get('templates', branch._id)
    const writes = own ? [{ do: 'remove', in: 'templates', id: branch._id } as const] : []
    return decide({ sections: DUTY_REPORT_TEMPLATE.sections.length }, writes, branch._id)
  },
}

/** The branch's own template, or the house's. */
export async function templateOf(store: Reader, branch: Branch): Promise<ReportTemplate> {
  return (await store.get('templates', branch._id))?.template ?? DUTY_REPORT_TEMPLATE
}
