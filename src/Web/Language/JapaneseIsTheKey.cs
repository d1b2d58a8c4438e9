using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Noroshi.Web.Language;

/// <summary>
/// Texts of pages. The Japanese text is the key and its own value; English stands in <c>PageWords.en.resx</c> beside the module's
/// marker class. Where English is missing the Japanese is shown: a page in two languages is better than a hole.
/// </summary>
internal sealed class JapaneseIsTheKey(ResourceManager english) : IStringLocalizer
{
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en");

    public LocalizedString this[string name] => new(name, Find(name) ?? name, resourceNotFound: false);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, Find(name) ?? name, arguments), resourceNotFound: false);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    private string? Find(string name)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en")
        {
            return null;
        }

        try
        {
            return english.GetString(name, En);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }
}

/// <summary>Finds a module's English texts by the full name of its marker class.</summary>
internal sealed class JapaneseIsTheKeyFactory : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> known = new();

    public IStringLocalizer Create(Type resourceSource) =>
        known.GetOrAdd(resourceSource, static marker => new JapaneseIsTheKey(new ResourceManager(marker)));

    public IStringLocalizer Create(string baseName, string location) =>
        throw new NotSupportedException("Ask for IStringLocalizer<PageWords>: texts belong to a module's marker class.");
}
