import { shortNames, withoutPlace } from '../../../../cloudfunctions/reporting/measures/short-name'

describe('a branch’s name within its bureau', () => {
  it.each([
    ['泊岭区政务服务大厅党支部', '泊岭区政务服务管理局', '政务服务大厅党支部'],
    ['甲市乙区第一党支部', '甲市乙区财政局', '第一党支部'],
    ['甲市乙区第一党支部', '甲市财政局', '乙区第一党支部'],
    ['泊岭区市场监督管理局机关党支部', '泊岭区市场监督管理局', '市场监督管理局机关党支部'],
    ['泊岭县乡村振兴局机关党支部', '泊岭县乡村振兴局', '乡村振兴局机关党支部'],
    ['乙区政务党支部', '泊岭区政务服务管理局', '乙区政务党支部'],
    ['第一党支部', '第一服务局', '第一党支部'],
  ])('%s of %s is %s', (name, bureau, short) => {
    expect(withoutPlace(name, bureau)).toBe(short)
  })
})

it('stands whole where another’s would be alike without its place', () => {
  const names = ['甲省乙市丙区机关党支部', '甲省乙市机关党支部', '甲省乙市丙区大厅党支部']
  expect(names.map(shortNames(names, '甲省乙市丙区政务服务局'))).toEqual([
    '甲省乙市丙区机关党支部',
    '甲省乙市机关党支部',
    '大厅党支部',
  ])
})
