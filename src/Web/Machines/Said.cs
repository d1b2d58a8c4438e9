using System.ComponentModel;
using Noroshi.Kernel;

namespace Noroshi.Web.Machines;

/// <summary>Words in both languages.</summary>
/// <param name="Ja">Japanese.</param>
/// <param name="En">English.</param>
[Description("A text in Japanese and in English.")]
public sealed record Said(
    [property: Description("Japanese; this is the text that counts.")] string Ja,
    [property: Description("English, for convenience.")] string En)
{
    /// <summary>What is said to people, as machines get it.</summary>
    public static Said Of(Words words) => new(words.Ja, words.En);
}
