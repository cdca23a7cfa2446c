using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Benchmarks.Engine.Yaml;

/// <summary>Reading and writing a megabyte of Kubernetes objects: 1 000 / milliseconds are the MB/s.</summary>
public class YamlBenchmarks
{
    private const int Megabyte = 1_000_000;

    private string _text = "";
    private ImmutableArray<YamlDocument> _documents = [];

    [GlobalSetup]
    public void Check()
    {
        var text = new StringBuilder();
        int count = 0;
        for (; text.Length < Megabyte; count++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  labels:
                    app.kubernetes.io/name: web
                    tier: "{count % 3}"
                  name: web-{count}
                  namespace: team-{count % 50}
                spec:
                  replicas: {count % 5}
                  template:
                    spec:
                      containers:
                      - args:
                        - --listen=:8080
                        - --verbose
                        image: registry.example.com/team/web:1.{count}.0
                        name: web
                        resources:
                          limits:
                            memory: 256Mi

                """);
        }

        _text = text.ToString();
        _documents = Read();
        Expect.Equal(count, _documents.Length);
        Expect.Equal(_text, Emit().ToString());
    }

    [Benchmark]
    public ImmutableArray<YamlDocument> Read() => YamlReader.ReadAll(_text, "benchmark.yaml", YamlLimits.Default);

    [Benchmark]
    public StringBuilder Emit()
    {
        var output = new StringBuilder(_text.Length);
        foreach (var document in _documents)
        {
            output.Append("---\n");
            YamlEmitter.Emit(document.Root, output);
        }

        return output;
    }
}
