import { sentenceFor } from '../../../miniprogram/text/refusals'
import { TRANSPORT_SENTENCES } from '../../../miniprogram/text/transport'

describe('the sentence of a refusal', () => {
  it('names both amounts where a payment differs from what is due', () => {
    expect(sentenceFor('amount-differs', { expectedFen: 9000, givenFen: 4500 })).toBe(
      '所选月份应缴 90.00 元，填的是 45.00 元。',
    )
  })
})

it('says an hour that is still to come, and when something opens, as people do', () => {
  // 07:00 UTC is 15:00 in Beijing.
  const [three, five] = ['2025-07-03T07:00:00.000Z', '2025-07-03T09:00:00.000Z']
  expect(sentenceFor('in-the-future', { startsAt: three })).toMatch(/7月3日.*15:00还没有到。$/)
  expect(sentenceFor('in-the-future', { today: '2025-07-02' })).toBe('日期还没有到。')
  expect(sentenceFor('meeting-not-open', { opensAt: three })).toMatch(/^签到还没有开始，.*15:00起可以签到。$/)
  expect(sentenceFor('offer-not-open', { opensAt: three, closesAt: five })).toMatch(/15:00至.*17:00/)
})

describe('what a call itself came to', () => {
  it('is a sentence of its own for each kind: nothing of the cloud is said to be the network', () => {
    const sentences = Object.entries(TRANSPORT_SENTENCES)
    expect(new Set(sentences.map(([, sentence]) => sentence)).size).toBe(sentences.length)
    expect(sentences.filter(([, sentence]) => sentence.includes('网络')).map(([code]) => code)).toEqual(['offline'])
  })
})

it('says why a file was refused, in the words of the server', () => {
  const reason = '表格超过 5000 行，请拆分后再上传。'
  expect(sentenceFor('sheet-unreadable', { reason })).toBe(reason)
  expect(sentenceFor('sheet-columns-missing', { columns: '姓名、性别' })).toBe('表格缺少列：姓名、性别。请用模板填写。')
})
