/** What pdfkit 0.20 offers and its published types do not know yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    bbox?: [left: number, top: number, right: number, bottom: number];
    scope?: 'Column' | 'Row' | 'Both';
  }
  interface PDFAttachmentOptions {
    /** How the file relates to the document (PDF/A-3). */
    relationship?: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified';
  }
}
