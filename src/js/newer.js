// Whether the server still holds the files of this build: after a deployment it may hold those of a newer one only.

/** What hosts answer for a file that they do not have; stores of files answer 403. */
const GONE = [403, 404, 410];

/**
 * Whether any of these files beside this one is gone: the server answers that it has none, or with a page of HTML, as
 * hosts do that send every unknown address to their start page. Where there is no answer at all, the connection is at
 * fault, and the files may well be there.
 */
export async function newer(...files) {
  if (navigator.onLine === false) return false;
  const gone = await Promise.all(files.map(async (file) => {
    try {
      const { status, headers, body } = await fetch(new URL(file, import.meta.url), { cache: "no-store" });
      // Only the head is of interest; not every host answers a request for it alone.
      body?.cancel().catch(() => {});
      return GONE.includes(status) || /^text\/html\b/i.test(headers.get("content-type") ?? "");
    } catch {
      return false;
    }
  }));
  return gone.includes(true);
}
