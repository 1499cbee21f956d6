import type { OrganizationReference, Party, PartyRole } from './format.ts'
import { present } from './parts.ts'
import type { CaseOrganization, ProcurementCase } from './procurement-case.ts'

const roleOrder: PartyRole[] = ['buyer', 'procuringEntity', 'tenderer', 'supplier', 'payer', 'payee']

/** Everyone who plays a part, by id, with all the roles the case gives; organizations without a part are not published. */
export function partiesOf(found: ProcurementCase): Party[] {
  const roles = rolesIn(found)
  return [...roles.keys()].sort().map((id) => {
    const { name, identifier, address } = organizationOf(found, id)
    return present<Party>({
      id,
      name,
      identifier: identifier && { scheme: identifier.scheme, id: identifier.id, legalName: identifier.legalName ?? name },
      address: address && present(address),
      roles: roleOrder.filter((role) => roles.get(id)!.has(role)),
    })
  })
}

/** Throws RangeError when the case names an organization that it does not list: a defect of the caller. */
export function referenceTo(found: ProcurementCase, id: string): OrganizationReference {
  return { id, name: organizationOf(found, id).name }
}

function rolesIn(found: ProcurementCase): Map<string, Set<PartyRole>> {
  const roles = new Map<string, Set<PartyRole>>()
  const give = (id: string, role: PartyRole) => roles.set(id, (roles.get(id) ?? new Set()).add(role))
  give(found.buyer, 'buyer')
  give(found.buyer, 'procuringEntity')
  for (const id of found.tender.tenderers ?? []) give(id, 'tenderer')
  for (const award of found.awards) for (const id of award.suppliers) give(id, 'supplier')
  for (const contract of found.contracts) {
    for (const { payer, payee } of contract.transactions) {
      give(payer, 'payer')
      give(payee, 'payee')
    }
  }
  return roles
}

function organizationOf(found: ProcurementCase, id: string): CaseOrganization {
  const organization = found.organizations.find((one) => one.id === id)
  if (!organization) throw new RangeError(`organization ${id} is not listed in the case`)
  return organization
}
