using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>Marks between the words of a line, as each language sets them. A full-width bracket in an English line is a mistake, and so is a half-width one in a Japanese line.</summary>
public static class Punctuation
{
    /// <summary>Opens a bracket.</summary>
    public static Words Open { get; } = new("（", " (");

    /// <summary>Closes a bracket.</summary>
    public static Words Close { get; } = new("）", ")");

    /// <summary>Between two words that belong together.</summary>
    public static Words Dot { get; } = new("・", " · ");

    /// <summary>Between the items of a row.</summary>
    public static Words Comma { get; } = new("、", ", ");

    /// <summary>Between two things that stand side by side on a line.</summary>
    public static Words Gap { get; } = new("　", " · ");

    /// <summary>Before what is named.</summary>
    public static Words Colon { get; } = new("：", ": ");

    /// <summary>From one end to the other; an end may be open.</summary>
    public static Words To { get; } = new("～", " – ");
}
