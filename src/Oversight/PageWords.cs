namespace Noroshi.Oversight;

/// <summary>The words of this module's pages; English stands in PageWords.en.resx.</summary>
internal sealed class PageWords;
