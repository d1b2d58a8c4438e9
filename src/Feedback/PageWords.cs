namespace Noroshi.Feedback;

/// <summary>The texts of this module's pages; the English ones stand in <c>PageWords.en.resx</c>.</summary>
internal sealed class PageWords;
