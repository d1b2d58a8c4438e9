namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// The key under which notified names are found: the product of the dictionary where it decides, otherwise maker and product made comparable. What the
/// dictionary learns later changes keys; <see cref="Version"/> says of which rules and which dictionary they are.
/// </summary>
internal static class NameKeys
{
    private const string Rules = "1";
    private const char Between = '\u001f';

    public static string Version { get; } = $"{Rules}-{NameDictionary.Current.Version}";

    public static string Of(string product, string maker) => NameDictionary.Current.Decide(product, maker) is { } match ? $"={match.Product.Id}" : Undecided(product, maker, NameDictionary.Current);

    private static string Undecided(string product, string maker, NameDictionary dictionary)
    {
        var known = dictionary.MakerOf(maker);
        var folded = NameText.Fold(product);
        var bare = dictionary.InFront(folded) is var (front, rest) && (known is null || front == known) ? rest : folded;
        var key = bare.Length == 0 ? NormalName.ProductKey(product) : NormalName.Joined(bare.AsSpan(0, VersionTail.Begin(bare)));
        return $"{(known is null ? NormalName.Maker(maker) : "@" + known.Id)}{Between}{key}";
    }
}
