namespace Noroshi.Web.Fields;

/// <summary>How a field's name becomes the id of its first control, so that the summary of errors can lead to it.</summary>
public static class FieldNames
{
    /// <summary>The id of the first control of a field: <c>Answers[0].Text</c> becomes <c>Answers-0--Text</c>.</summary>
    public static string Id(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '-'));
}
