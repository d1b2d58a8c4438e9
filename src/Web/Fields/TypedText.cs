namespace Noroshi.Web.Fields;

/// <summary>A text as a person typed it.</summary>
public static class TypedText
{
    /// <summary>Whether something was said that can be kept and shown: not empty, not longer than may be (UTF-16 code units, without the blanks around it), of characters that every reader takes.</summary>
    public static bool IsSaid(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } said && said.Length <= longest
        && !said.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');
}
