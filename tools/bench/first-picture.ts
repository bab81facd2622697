/** From navigation to the first frame that shows a snapshot. */
import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    firstPicture?: Promise<number>;
  }
}

/** Milliseconds since the navigation began; both screens open their picture with the price, and have none before. */
export async function firstPicture(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.firstPicture = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('.headline-price')?.textContent) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
  });
  await page.goto(url);
  const time = await page.evaluate(() => window.firstPicture!);
  await page.close();
  return time;
}
