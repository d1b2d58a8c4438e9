using System.Text;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// What may have been meant by a maker and a product that the dictionary does not recognise. It only offers: what was written stays until a person
/// takes something else.
/// </summary>
internal sealed class NameAdvice(NameDictionary dictionary, KnownSpellings known)
{
    private const int Most = 3;
    private const int Near = 6;

    private static readonly NearNames NearProducts = new(NameDictionary.Current.ProductKeys.Keys);
    private static readonly NearNames NearMakers = new(NameDictionary.Current.MakerKeys.Keys);

    private readonly NearNames nearProducts = dictionary == NameDictionary.Current ? NearProducts : new(dictionary.ProductKeys.Keys);
    private readonly NearNames nearMakers = dictionary == NameDictionary.Current ? NearMakers : new(dictionary.MakerKeys.Keys);

    /// <summary>What is offered, the likeliest first; nothing if the dictionary decides, or the very names are known.</summary>
    public IReadOnlyList<NameSuggestion> For(string product, string maker)
    {
        if (string.IsNullOrWhiteSpace(product) || dictionary.Decide(product, maker) is not null)
        {
            return [];
        }

        var asked = new Asked(product, maker, NameText.Fold(product), maker.AsSpan().IsWhiteSpace() ? null : dictionary.MakerOf(maker));
        return IsKnown(asked) ? [] : [.. Offers(asked).Where(s => s.Product != product || s.Maker != maker).DistinctBy(s => (s.Maker, s.Product)).Take(Most)];
    }

    private bool IsKnown(Asked asked)
    {
        var maker = asked.MakerKey;
        return maker.Length > 0 && known.Of(NormalName.ProductKey(asked.Product)).Any(s => NormalName.Maker(s.Maker) == maker || (asked.Maker is { } meant && dictionary.MakerOf(s.Maker) == meant));
    }

    private IEnumerable<NameSuggestion> Offers(Asked asked)
    {
        if (asked.Written.AsSpan().IsWhiteSpace())
        {
            return WithoutMaker(asked);
        }

        return asked.Maker is { } maker ? OfMaker(asked, maker, asked.Written, MatchReason.Near).Concat(OfAnother(asked)).Concat(OfKnown(asked)) : NearMaker(asked).Concat(OfAnother(asked)).Concat(OfKnown(asked));
    }

    // The one product that is called so, or begins so with a model or a version behind it.
    private IEnumerable<NameSuggestion> WithoutMaker(Asked asked)
    {
        foreach (var (head, _) in Heads(asked.Folded))
        {
            if (head.Length > 2 && dictionary.Only(head) is { } product && dictionary.Decide(asked.Folded, dictionary.Maker(product.Maker)) is not null)
            {
                yield return new NameSuggestion(dictionary.Maker(product.Maker).Name, asked.Product, MatchReason.MakerMissing);
                yield break;
            }
        }

        if (known.Of(NormalName.ProductKey(asked.Product)).Select(s => s.Maker).DistinctBy(NormalName.Maker).ToArray() is [var one])
        {
            yield return new NameSuggestion(one, asked.Product, MatchReason.MakerMissing);
        }
    }

    private IEnumerable<NameSuggestion> NearMaker(Asked asked)
    {
        foreach (var (key, _) in nearMakers.Find(asked.MakerKey, Near))
        {
            var maker = dictionary.MakerKeys[key];
            var name = NameOf(maker, key);
            if (dictionary.Decide(asked.Folded, maker) is not null)
            {
                yield return new NameSuggestion(name, asked.Product, MatchReason.Near);
            }
            else if (OfMaker(asked, maker, name, MatchReason.Near).FirstOrDefault() is { } both)
            {
                yield return both;
            }
            else if (!known.KnowsMaker(asked.MakerKey))
            {
                yield return new NameSuggestion(name, asked.Product, MatchReason.Near);
            }
        }
    }

    private IEnumerable<NameSuggestion> OfMaker(Asked asked, KnownMaker maker, string written, MatchReason reason)
    {
        var words = dictionary.InFront(asked.Folded) is var (_, rest) ? rest : asked.Folded;
        foreach (var (head, tail) in Heads(words))
        {
            // S7-1600 is one number: S7 is not looked for with 1600 behind it.
            if (tail.Length > 0 && char.IsAsciiDigit(tail[0]) && char.IsAsciiDigit(head[^1]))
            {
                continue;
            }

            foreach (var (key, _) in nearProducts.Find(head, Near))
            {
                foreach (var product in dictionary.ProductKeys[key].Where(p => dictionary.IsOf(p, maker)))
                {
                    if (tail.Length == 0 || NameTail.IsVersion(tail) || (product.Kind is ProductKind.Family && NameTail.IsModel(tail)) || product.Kind is ProductKind.Suite)
                    {
                        yield return new NameSuggestion(written, Corrected(NameOf(product, key), asked.Product, tail), reason);
                    }
                }
            }
        }
    }

    private IEnumerable<NameSuggestion> OfAnother(Asked asked)
    {
        foreach (var (head, _) in Heads(asked.Folded))
        {
            if (head.Length >= 5 && dictionary.Only(head) is { } product && !(asked.Maker is { } maker && dictionary.IsOf(product, maker)) && dictionary.Decide(asked.Folded, dictionary.Maker(product.Maker)) is not null)
            {
                yield return new NameSuggestion(dictionary.Maker(product.Maker).Name, asked.Product, MatchReason.OtherMaker);
                yield break;
            }
        }
    }

    private IEnumerable<NameSuggestion> OfKnown(Asked asked)
    {
        var key = NormalName.ProductKey(asked.Product);
        foreach (var (near, _) in known.NearProducts.Find(key, Near))
        {
            foreach (var spelling in known.Of(near).Where(s => IsMakerOf(s.Maker, asked)))
            {
                yield return new NameSuggestion(asked.Written, spelling.Product, MatchReason.Near);
            }
        }

        if (known.Of(key).Count > 0)
        {
            foreach (var (near, _) in known.NearMakers.Find(asked.MakerKey, Near))
            {
                if (known.Of(key).Any(s => NormalName.Maker(s.Maker) == near))
                {
                    yield return new NameSuggestion(known.MakerOf(near)!, asked.Product, MatchReason.Near);
                }
            }
        }
    }

    private bool IsMakerOf(string maker, Asked asked) => NormalName.Maker(maker) == asked.MakerKey || (asked.Maker is { } meant && dictionary.MakerOf(maker) == meant);

    // All the words, then fewer: behind the name stand models and versions.
    private static IEnumerable<(string Head, string Tail)> Heads(string folded)
    {
        for (var end = folded.Length; end > 0; end = folded.LastIndexOf(' ', end - 1))
        {
            yield return (NormalName.Joined(folded.AsSpan(0, end)), end < folded.Length ? folded[(end + 1)..] : "");
        }
    }

    // The name put right and what was written behind it, in the writer's own letters as far as they can be found again.
    private static string Corrected(string name, string written, string tail)
    {
        if (tail.Length == 0)
        {
            return name;
        }

        var (left, at) = (tail.Count(c => c is not (' ' or '.')), written.Length);
        while (at > 0 && left > 0)
        {
            Rune.DecodeLastFromUtf16(written.AsSpan(0, at), out var rune, out var taken);
            at -= taken;
            left -= Rune.IsLetterOrDigit(rune) ? 1 : 0;
        }

        var behind = written[at..];
        return $"{name} {(NormalName.Joined(NameText.Fold(behind)) == NormalName.Joined(tail) ? behind : tail)}";
    }

    private static string NameOf(KnownMaker maker, string key) => maker.Aliases.Prepend(maker.Name).First(name => NormalName.Maker(name) == key);

    private static string NameOf(KnownProduct product, string key) => product.Aliases.Prepend(product.Name).First(name => NormalName.Joined(NameText.Fold(name)) == key);

    private sealed record Asked(string Product, string Written, string Folded, KnownMaker? Maker)
    {
        public string MakerKey { get; } = NormalName.Maker(Written);
    }
}
