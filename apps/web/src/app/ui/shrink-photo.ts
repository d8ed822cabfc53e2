import { drawn } from './drawn-picture';

/** Pixels a side, and bytes: a page of names is read, and it waits on the device where there is no network. */
const largest = 2000;
const heaviest = 1_300_000;

/**
 * The photo of a sheet as it is sent, in base 64: an upright JPEG, without what the camera wrote in it.
 * @throws Error when this browser cannot read it
 */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  try {
    const fitting = Math.min(1, largest / picture.width, largest / picture.height);
    for (let scale = fitting; ; scale *= 0.8) {
      const jpeg = await drawn(picture, scale, 'image/jpeg');
      if (jpeg.size <= heaviest) return base64Of(jpeg);
    }
  } finally {
    picture.close();
  }
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',')[1]);
    reader.onerror = () => reject(new Error('The photo cannot be read'));
    reader.readAsDataURL(blob);
  });
}
