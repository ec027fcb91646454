/**
 * The server knows one 404.html, and it is the default language's. Below another language's folder that language's own
 * page takes its place, and then gives the address back that was asked for.
 */

const { root, folders } = document.currentScript.dataset
const asked = new URLSearchParams(location.search).get("asked")
const [folder, file] = location.pathname.slice(root.length).split("/")

if (asked?.startsWith(root)) history.replaceState(history.state, "", asked)
else if (folders.split(" ").includes(folder) && file !== "404.html") {
  location.replace(`${root}${folder}/404.html?${new URLSearchParams({ asked: location.pathname + location.search + location.hash })}`)
}
