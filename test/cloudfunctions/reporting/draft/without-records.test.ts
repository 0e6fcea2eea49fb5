import { withoutRecords } from '../../../../cloudfunctions/reporting/draft/without-records'
import { draftFigure } from '../../../builders/report'

const OWN = { indicators: [], kinds: [] }
const said = (change: Parameters<typeof draftFigure>[0]) =>
  withoutRecords([{ is: 'figures', figures: [draftFigure(change)] }], OWN)

describe('branches that kept no records of something', () => {
  it('are named by what the records are of', () => {
    expect(said({ measure: 'gifts', leftOut: ['第二党支部'] })).toMatchObject([
      { title: '捐款', branches: ['第二党支部'] },
    ])
  })

  it('are not named for what the author did, in which they had no part', () => {
    expect(said({ measure: 'gifts', leftOut: ['第二党支部'], scope: 'author' })).toEqual([])
  })
})
