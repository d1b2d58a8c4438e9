using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Noroshi.Bench.Selecting;

/// <summary>The same criteria in the ways in which other programs want them.</summary>
internal sealed class PeerFiles
{
    private readonly string folder;

    private PeerFiles(string folder) => this.folder = folder;

    /// <summary>All criteria, for the selector.</summary>
    public string Criteria { get; private init; } = "";

    public string HundredHosts => In("hosts.tsv");

    /// <summary>Addresses and networks.</summary>
    public string Networks => In("networks.tsv");

    /// <summary>Addresses without networks.</summary>
    public string Addresses => In("addresses.tsv");

    public string Domains => In("domains.tsv");

    /// <summary>A criterion that nothing meets.</summary>
    public string Nothing => In("nothing.tsv");

    public string HostFilter => In("hosts.filter");

    public string FlowFilter => In("flows.filter");

    public string ShowFilter => In("show.filter");

    public string SuricataSettings => In("suricata.yaml");

    public string In(string name) => Path.Combine(folder, name);

    public static PeerFiles Of(MadeCapture made, int criteria, int hosts, string folder)
    {
        var files = new PeerFiles(folder) { Criteria = made.First(criteria) };
        string[] lines = File.ReadAllLines(files.Criteria);
        string[] Of(params string[] types) => [.. lines.Where(l => types.Any(t => l.StartsWith(t + "\t", StringComparison.Ordinal)))];
        string[] Values(string[] of) => [.. of.Select(l => l.Split('\t')[1])];
        var some = Of("ip4").Take(hosts).ToArray();
        File.WriteAllLines(files.HundredHosts, some);
        File.WriteAllLines(files.Networks, Of("ip4", "ip6", "cidr4", "cidr6"));
        File.WriteAllLines(files.Addresses, Of("ip4", "ip6"));
        File.WriteAllLines(files.Domains, Of("domain"));
        File.WriteAllLines(files.Nothing, ["domain\tnothing.invalid"]);
        var any = string.Join(" or ", Values(some).Select(h => $"host {h}"));
        File.WriteAllText(files.HostFilter, $"{any} or (vlan and ({any}))");
        File.WriteAllText(files.FlowFilter, $"ip in [\n{string.Join('\n', Values(Of("ip4", "ip6", "cidr4", "cidr6")))}\n]\n");
        var names = string.Join(", ", Values(Of("domain")).Take(hosts).Select(d => $"\"{d}\""));
        File.WriteAllText(files.ShowFilter, $"ip.addr in {{{string.Join(", ", Values(some))}}} || dns.qry.name in {{{names}}} || tls.handshake.extensions_server_name in {{{names}}} || http.host in {{{names}}}");
        files.ForSuricata(Values(Of("ip4", "ip6")), Values(Of("domain")), File.ReadAllLines(made.Signatures));
        return files;
    }

    /// <summary>The first packets of a capture.</summary>
    public (string Path, long Packets) Piece(string capture, int packets, string name)
    {
        using var from = File.OpenRead(capture);
        using var to = File.Create(In(name));
        var octets = new byte[65_536 + 16];
        from.ReadExactly(octets, 0, 24);
        to.Write(octets, 0, 24);
        for (var i = 0; i < packets; i++)
        {
            from.ReadExactly(octets, 0, 16);
            var length = BinaryPrimitives.ReadInt32LittleEndian(octets.AsSpan(8));
            from.ReadExactly(octets, 16, length);
            to.Write(octets, 0, 16 + length);
        }

        return (In(name), packets);
    }

    /// <summary>
    /// The capture with no-operations where the generator put TCP timestamps: each end echoes a time that the other never sent, for which Suricata leaves nine of ten segments out, and with them the names in TLS and HTTP.
    /// </summary>
    public string WithoutTimestamps(string capture)
    {
        using var from = File.OpenRead(capture);
        using var to = new FileStream(In("unstamped.pcap"), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var read = new BufferedStream(from, 1 << 20);
        var octets = new byte[65_536 + 16];
        read.ReadExactly(octets, 0, 24);
        to.Write(octets, 0, 24);
        while (read.ReadAtLeast(octets.AsSpan(0, 16), 16, throwOnEndOfStream: false) == 16)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(octets.AsSpan(8));
            read.ReadExactly(octets, 16, length);
            // Behind an Ethernet header with a tag or without, and an IPv4 or IPv6 header of the usual length: at one of four places, and nowhere else would these four octets be by chance.
            foreach (var place in (int[])[54, 58, 74, 78])
            {
                if (place + 12 <= length && octets.AsSpan(16 + place, 4).SequenceEqual<byte>([1, 1, 8, 10]))
                {
                    octets.AsSpan(16 + place, 12).Fill(1);
                }
            }

            to.Write(octets, 0, 16 + length);
        }

        return to.Name;
    }

    /// <summary>Packets to which Suricata's last run gave an alert.</summary>
    public (long Addresses, long Names, long Signatures) Alerts()
    {
        HashSet<(long, long)> addresses = [], signatures = [];
        var names = 0L;
        foreach (var line in File.ReadLines(Path.Combine(In("log"), "alerts.json")))
        {
            using var alert = JsonDocument.Parse(line);
            // What was found at the end of a stream has no packet; its stream then stands for it.
            var rule = alert.RootElement.GetProperty("alert").GetProperty("signature_id").GetInt32();
            var packet = alert.RootElement.TryGetProperty("pcap_cnt", out var count) ? (count.GetInt64(), 0L) : (0L, alert.RootElement.GetProperty("flow_id").GetInt64());
            names += rule is 3 or 4 or 5 ? 1 : 0;
            _ = rule <= 2 ? addresses.Add(packet) : rule >= 100 && signatures.Add(packet);
        }

        return (addresses.Count, names, signatures.Count);
    }

    private void ForSuricata(string[] addresses, string[] domains, string[] signatures)
    {
        Directory.CreateDirectory(In("log"));
        File.WriteAllLines(In("addresses.lst"), addresses);
        File.WriteAllLines(In("names.lst"), domains.Select(d => Convert.ToBase64String(Encoding.ASCII.GetBytes(d))));
        static string Set(string name, string type) => $"dataset:isset,{name},type {type},load {name}.lst,memcap 4gb,hashsize 1048576;";
        File.WriteAllLines(In("all.rules"),
        [
            $"alert ip any any -> any any (msg:\"source\"; ip.src; {Set("addresses", "ip")} sid:1;)",
            $"alert ip any any -> any any (msg:\"destination\"; ip.dst; {Set("addresses", "ip")} sid:2;)",
            $"alert dns any any -> any any (msg:\"question\"; dns.query; {Set("names", "string")} sid:3;)",
            $"alert tls any any -> any any (msg:\"server name\"; tls.sni; {Set("names", "string")} sid:4;)",
            $"alert http any any -> any any (msg:\"host\"; http.host; {Set("names", "string")} sid:5;)",
            .. signatures.Select((s, i) => $"alert ip any any -> any any (msg:\"signature\"; content:\"|{string.Join(' ', s.Chunk(2).Select(o => new string(o)))}|\"; sid:{100 + i};)"),
        ]);
        File.WriteAllText(SuricataSettings, $$"""
            %YAML 1.1
            ---
            vars:
              address-groups: {HOME_NET: any, EXTERNAL_NET: any}
            default-rule-path: {{folder}}
            rule-files: [all.rules]
            classification-file: /etc/suricata/classification.config
            reference-config-file: /etc/suricata/reference.config
            stats: {enabled: no}
            logging:
              default-log-level: notice
              outputs: [{console: {enabled: yes} }]
            outputs:
              - eve-log: {enabled: yes, filetype: regular, filename: alerts.json, append: no, types: [alert]}
            datasets:
              defaults: {memcap: 4gb, hashsize: 1048576}
              limits: {total-hashsizes: 67108864, single-hashsize: 16777216}
            app-layer:
              protocols:
                tls: {enabled: yes, detection-ports: {dp: 443} }
                dns:
                  tcp: {enabled: yes, detection-ports: {dp: 53} }
                  udp: {enabled: yes, detection-ports: {dp: 53} }
                http: {enabled: yes}
            stream: {memcap: 1gb, reassembly: {memcap: 2gb, depth: 1mb} }
            flow: {memcap: 1gb, hash-size: 262144, prealloc: 10000}
            defrag: {memcap: 64mb}
            max-pending-packets: 8192
            threading: {detect-thread-ratio: 1.0}
            """);
    }
}
