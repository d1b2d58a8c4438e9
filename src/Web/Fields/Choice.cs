using Noroshi.Kernel;

namespace Noroshi.Web.Fields;

/// <summary>One of several things to choose from.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Help">A sentence below it, where the text alone does not tell.</param>
public sealed record Choice(string Value, string Text, string? Help = null)
{
    /// <summary>A choice in two languages.</summary>
    public static Choice Of(string value, Words text, Words? help = null) => new(value, text.Here, help?.Here);
}
