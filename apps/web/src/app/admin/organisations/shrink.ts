/** The largest picture that is kept, in pixels. */
const widest = 1200;
const highest = 600;

/**
 * A picture chosen on the device, drawn anew as a PNG that fits: what else the file says of the
 * device or of its owner stays here.
 * @throws Error when it is no picture
 */
export async function shrinkToPng(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, widest / picture.width, highest / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('No PNG'))), 'image/png'),
  );
}
