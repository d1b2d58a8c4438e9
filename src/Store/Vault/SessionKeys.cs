using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Noroshi.Store.Vault;

/// <summary>Plugs in keys, the vault, and the protection of cookies and form tokens.</summary>
public static class VaultServices
{
    /// <summary>Adds the key ring in DATA/keys, the vault in DATA/files, and session keys that survive a restart and are shared by nodes.</summary>
    public static IServiceCollection AddVault(this IServiceCollection services, string data)
    {
        services.AddSingleton(provider => new KeyRing(data, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FileVault(data, provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<VaultSweep>();
        var folder = Path.Combine(data, "keys", "sessions");
        DurableFile.MakeFolder(Path.Combine(data, "keys"));
        DurableFile.MakeFolder(folder);
        services.AddDataProtection().SetApplicationName("noroshi").PersistKeysToFileSystem(new DirectoryInfo(folder));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlEncryptor = new SessionKeyEncryptor(provider.GetRequiredService<KeyRing>())));
        return services;
    }
}

/// <summary>Session keys lie on the disk closed with the newest master key.</summary>
internal sealed class SessionKeyEncryptor(KeyRing ring) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = ring.Newest();
        var wrapped = key.Wrap(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), key.AboutItself());
        return new EncryptedXmlInfo(
            new XElement("wrapped", new XAttribute("key", key.Id), Convert.ToBase64String(wrapped)),
            typeof(SessionKeyDecryptor));
    }
}

/// <summary>Opens them again, with whichever key they were closed. Made by the framework from the name in the file.</summary>
internal sealed class SessionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<KeyRing>().Find(encryptedElement.Attribute("key")?.Value ?? "");
        var plain = key.Unwrap(Convert.FromBase64String(encryptedElement.Value), key.AboutItself());
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
