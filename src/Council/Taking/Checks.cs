using Noroshi.Kernel;

namespace Noroshi.Council.Taking;

/// <summary>What is asked of texts, days and names in the forms of the council.</summary>
internal static class Checks
{
    public static bool IsText(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } said && said.Length <= longest && IsSound(said);

    public static bool IsTextOrNothing(string? text, int longest) => string.IsNullOrWhiteSpace(text) || IsText(text, longest);

    public static OrganisationId? Organisation(string? written) => Guid.TryParse(written, out var id) ? new OrganisationId(id) : null;

    public static string Trimmed(string? text) => (text ?? "").Trim();

    // A number that people were given; what is longer or otherwise is none, and is not put into a question or the record as it stands.
    public static string Number(string? number) => (number is { Length: <= 40 } ? number : "").ToUpperInvariant();

    private static bool IsSound(string said) => !said.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');
}

/// <summary>What is said when somebody else was quicker.</summary>
internal static class Overtaken
{
    public static Words Words { get; } = new(
        "ほかの人が先に処理しました。何も変えていません。開き直して確かめてください。", "Somebody else was quicker. Nothing was changed. Open it again and look.");
}
