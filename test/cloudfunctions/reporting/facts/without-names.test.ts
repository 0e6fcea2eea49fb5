import { withoutNames } from '../../../../cloudfunctions/reporting/facts/without-names'

it('leaves names out wherever they stand, the longer one whole', () => {
  expect(withoutNames(['王芳', '王芳菲'])('王芳菲与王芳谈心')).toBe('（姓名略）与（姓名略）谈心')
})

it('takes a name as it is, whatever it is made of', () => {
  expect(withoutNames(['A.B'])('A.B和AxB')).toBe('（姓名略）和AxB')
})

it('leaves a text as it is where nobody is named, or nobody known', () => {
  expect(withoutNames(['王芳'])('支部大会')).toBe('支部大会')
  expect(withoutNames([])('王芳')).toBe('王芳')
})
