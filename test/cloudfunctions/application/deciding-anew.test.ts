import type { Branch } from '#domain/branch/branch'
import type { Application } from '../../../cloudfunctions/application/application'
import { dispatch } from '../../../cloudfunctions/application/dispatch'
import { decide } from '../../../cloudfunctions/application/ports/handling'
import type { Write } from '../../../cloudfunctions/application/ports/store'
import { BRANCH, NOW, openOffice } from '../../builders/office'

describe('a write whose reading somebody has overtaken', () => {
  it('is decided anew from the branch as it then stands', async () => {
    const office = await openOffice({ handlers: {} })
    const seen: number[] = []
    const application = {
      store: office.store,
      runs: ['api'],
      newId: () => 'cell-2',
      handlers: {
        'cell.form': async (_: unknown, { branch: read }: { branch: Branch }) => {
          seen.push(read.revision)
          const next: Write = { do: 'replace', in: 'branches', doc: { ...read, revision: read.revision + 1 } }
          // Somebody is quicker, once.
          if (seen.length === 1) await office.store.commit([next])
          return decide({ cellId: 'cell-2' }, [next])
        },
      },
    } as unknown as Application
    const event = {
      procedure: 'cell.form',
      input: { branchId: BRANCH, name: '第二党小组', formedOn: '2020-01-01' },
      requestId: 'request-1',
    }
    const answer = await dispatch(application, { event, openId: 'wx-secretary', now: NOW, callId: 'call-1' })
    expect(answer).toMatchObject({ ok: true })
    expect(seen).toEqual([1, 2])
  })
})
