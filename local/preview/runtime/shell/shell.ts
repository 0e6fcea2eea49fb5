import { offerShell } from '../bridge'
import { codesShownOn } from './codes'
import { FramedPhone, newcomer, type Holder } from './framed-phone'

const FIRST_PHONES = 2

/** The page with the phones side by side. */
async function main(): Promise<void> {
  const people = (await (await fetch('/__people')).json()) as readonly Holder[]
  const phones: FramedPhone[] = []
  const add = (): void => {
    const number = phones.length + 1
    const phone = new FramedPhone(number, people, people[number - 1] ?? newcomer())
    phones.push(phone)
    document.getElementById('phones')?.append(phone.element)
  }
  const others = (number: number): FramedPhone[] => phones.filter((phone) => phone.number !== number)
  offerShell({
    codesOnOtherPhones: async (number) =>
      others(number).flatMap((phone) =>
        codesShownOn(phone.frame).map((code) => ({ ...code, phone: phone.number, holderName: phone.holderName })),
      ),
    otherPhones: (number) => others(number).map((phone) => ({ number: phone.number, holderName: phone.holderName })),
    openOn: (number, url) => phones.find((phone) => phone.number === number)?.open(url),
  })
  for (let index = 0; index < FIRST_PHONES; index++) add()
  document.getElementById('add')?.addEventListener('click', add)
}

void main()
