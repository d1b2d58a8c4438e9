namespace Noroshi.Parties;

/// <summary>The texts of this module's pages; the English ones stand in <c>PartiesWords.en.resx</c>.</summary>
internal sealed class PartiesWords;
