/** A box for each group of sections: it checks them all, and shows whether all or some are checked. */

/**
 * Tie the boxes of groups to those of their sections.
 * @param {HTMLFormElement} form
 * @returns {() => void} brings the groups' boxes in line after sections were checked by a script
 */
export function tieGroups(form) {
  const groups = [...form.querySelectorAll("[data-group]")].map(box =>
    ({ box, sections: [...box.closest("fieldset").querySelectorAll("[name=section]")] }))
  const settle = () => {
    for (const { box, sections } of groups) {
      const checked = sections.filter(section => section.checked).length
      box.checked = checked === sections.length
      box.indeterminate = checked > 0 && !box.checked
    }
  }
  form.addEventListener("change", ({ target }) => {
    const group = groups.find(({ box }) => box === target)
    for (const section of group?.sections ?? []) section.checked = target.checked
    settle()
  })
  return settle
}
