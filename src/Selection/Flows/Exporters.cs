namespace Noroshi.Selection.Flows;

/// <summary>The exporters that are followed, in bounded number and size whatever they send.</summary>
/// <param name="lifetime">How long a template counts that is not sent again, in milliseconds; a domain that is silent for so long makes room for another.</param>
internal sealed class Exporters(long lifetime)
{
    /// <summary>How long a template counts over UDP: three times as long as exporters usually take to send it again (RFC 7011, 8.4).</summary>
    public const long UsualLifetime = 30 * 60 * 1_000;

    /// <summary>The most domains in all, and of one address.</summary>
    public const int MostDomains = 1_024, MostOfOneAddress = 128;

    /// <summary>The most octets that the definitions of all templates may have.</summary>
    public const int MostOctets = 4 << 20;

    private const long BetweenClearings = 1_000;
    private readonly Dictionary<DomainKey, ObservationDomain> domains = [];
    private readonly Dictionary<UInt128, int> ofAddress = [];
    private (DomainKey Key, ObservationDomain Domain)? last;
    private long cleared = long.MinValue;
    private int octets;

    /// <summary>How many domains are followed.</summary>
    public int Count => domains.Count;

    /// <summary>The domain of a message; null where there are too many.</summary>
    /// <param name="key">Whose message it is.</param>
    /// <param name="now">Milliseconds of a clock that is never set.</param>
    public ObservationDomain? Of(in DomainKey key, long now)
    {
        if (last is { } same && same.Key == key)
        {
            same.Domain.Heard = now;
            return same.Domain;
        }

        if (!domains.TryGetValue(key, out var domain))
        {
            if (IsFull(key) && (!Clear(now) || IsFull(key)))
            {
                return null;
            }

            domain = domains[key] = new(key.Version);
            ofAddress[key.Exporter] = ofAddress.GetValueOrDefault(key.Exporter) + 1;
        }

        domain.Heard = now;
        last = (key, domain);
        return domain;
    }

    /// <summary>Takes the definition of a template.</summary>
    /// <returns>Whether it was taken, and whether it took the place of another.</returns>
    public (bool Taken, bool Redefined) Define(ObservationDomain domain, int id, ReadOnlySpan<byte> fields, bool options, bool ipfix, long now)
    {
        var there = domain.Find(id, now);
        var template = there is not null && there.Is(fields, options) ? there : null;
        if (template is null)
        {
            // What its number stood for does not count any more, whether there is room for the new one or not.
            octets -= domain.Size;
            _ = domain.Remove(id) || (domain.Count >= ObservationDomain.MostTemplates && domain.RemoveExpired(now) > 0);
            octets += domain.Size;
            template = fields.Length <= Template.LongestDefinition && domain.Count < ObservationDomain.MostTemplates && octets + fields.Length <= MostOctets ? Template.Of(fields, options, ipfix) : null;
            if (template is null)
            {
                return (false, there is not null);
            }

            domain.Keep(id, template);
            octets += template.Size;
        }

        template.Expires = lifetime == long.MaxValue ? long.MaxValue : now + lifetime;
        return (true, there is not null && there != template);
    }

    /// <summary>Forgets a template, or with the number of its set all of a kind (RFC 7011, 8.1).</summary>
    /// <returns>How many there were.</returns>
    public int Withdraw(ObservationDomain domain, int id, bool options)
    {
        octets -= domain.Size;
        var there = id > byte.MaxValue ? domain.Remove(id) ? 1 : 0 : domain.RemoveAll(options);
        octets += domain.Size;
        return there;
    }

    private bool IsFull(in DomainKey key) => domains.Count >= MostDomains || ofAddress.GetValueOrDefault(key.Exporter) >= MostOfOneAddress;

    // At most once a second: whoever sends more than is followed shall not have us look through all of them each time.
    private bool Clear(long now)
    {
        if (now < cleared + BetweenClearings && cleared != long.MinValue)
        {
            return false;
        }

        cleared = now;
        foreach (var (key, domain) in domains.Where(d => d.Value.Heard < now - lifetime).ToArray())
        {
            domains.Remove(key);
            octets -= domain.Size;
            ofAddress[key.Exporter]--;
            if (ofAddress[key.Exporter] == 0)
            {
                ofAddress.Remove(key.Exporter);
            }
        }

        last = null;
        return true;
    }
}
