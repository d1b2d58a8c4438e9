namespace Noroshi.Kernel;

/// <summary>A sentence for a person, in Japanese and in English. Japanese is what counts; English stands beside it.</summary>
/// <param name="Ja">Japanese text.</param>
/// <param name="En">English text.</param>
public sealed record Words(string Ja, string En)
{
    /// <summary>The text for a language tag; anything but English gets Japanese.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Ja;

    /// <summary>The text for the reader of this request.</summary>
    public string Here => In(System.Globalization.CultureInfo.CurrentUICulture.Name);

    /// <summary>The text for the reader of this request.</summary>
    public override string ToString() => Here;
}
