package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.derp.StreamEvent;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.FaultText;
import dev.meshproof.wiretap.fault.Faults;
import dev.meshproof.wiretap.forward.Ending;
import dev.meshproof.wiretap.forward.Watch;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is known of this relay. For the forwarder's thread. */
final class Recorder implements Watch {
    private static final int MOST_CLIENTS = 4096;

    private final Events events;
    private final Sightings sightings;
    private final Faults faults = new Faults();
    private final Troubles troubles;
    private final Set<Talk> talks = new LinkedHashSet<>();
    private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
    private final Map<NodeKey, Client> clients = new LinkedHashMap<>();
    private long opened;
    private long requests;

    private static final class Client {
        private final String address;
        private long connections;
        private long admitted;

        Client(String address) {
            this.address = address;
        }
    }

    Recorder(Events events, Sightings sightings) {
        this.events = events;
        this.sightings = sightings;
        this.troubles = new Troubles(events, "trouble");
    }

    @Override
    public boolean admits() {
        return !faults.isUnreachable();
    }

    @Override
    public Talk opened(long number, InetAddress client) {
        opened++;
        Talk talk = new Talk(this, sightings, faults, number, client);
        talks.add(talk);
        return talk;
    }

    @Override
    public void turnedAway(Ending ending) {
        endings.merge(ending, 1L, Long::sum);
    }

    void closed(Talk talk, Ending ending, String detail) {
        talks.remove(talk);
        endings.merge(ending, 1L, Long::sum);
        events.say(
                "closed", json -> about(json, talk).put("ending", ending.text()).put("detail", detail));
    }

    /** A client has said who it is. */
    void introduced(Talk talk, NodeKey key) {
        if (talk.address() instanceof Inet4Address address) {
            sightings.addresses().put(key, address);
        }
        Client client = clients.get(key);
        if (client == null && clients.size() < MOST_CLIENTS) {
            client = new Client(talk.address().getHostAddress());
            clients.put(key, client);
        }
        if (client == null) {
            troubles.add("too-many-keys", "connection " + talk.number() + ": " + key);
        } else {
            client.connections++;
        }
        events.say("client", json -> about(json, talk));
    }

    /** The relay goes on with a client that has said who it is. */
    void admitted(Talk talk) {
        NodeKey key = talk.key();
        Client client = key == null ? null : clients.get(key);
        if (client != null) {
            client.admitted++;
        }
        events.say("admitted", json -> about(json, talk));
    }

    /** Anything but a frame was heard. */
    void heard(Talk talk, String who, StreamEvent event) {
        String where = "connection " + talk.number() + ", byte " + event.at() + " of what " + who + " sends: ";
        if (event instanceof StreamEvent.Unreadable unreadable) {
            troubles.add("unreadable", where + unreadable.why());
        } else if (event instanceof StreamEvent.Irregular irregular) {
            troubles.add("irregular", where + irregular.what());
        } else if (event instanceof StreamEvent.Request request && !request.derp()) {
            requests++;
        }
    }

    private static Json about(Json json, Talk talk) {
        json.put("connection", talk.number()).put("address", talk.address().getHostAddress());
        NodeKey key = talk.key();
        return key == null ? json : json.put("key", key.toString());
    }

    /** Puts faults in place of those that there were; says what those have done. */
    String replace(List<Fault> by) {
        String ended = Json.object(json -> faults(json, "ended"));
        faults.set(by);
        events.say(
                "faults",
                json -> json.texts("faults", by.stream().map(FaultText::write).toList()));
        long now = System.nanoTime();
        talks.forEach(talk -> talk.reconsider(now));
        return ended;
    }

    Faults faults() {
        return faults;
    }

    private void faults(Json json, String name) {
        json.objects(
                name,
                faults.counts(),
                (o, count) -> o.put("fault", FaultText.write(count.fault()))
                        .put("considered", count.considered())
                        .put("affected", count.affected()));
    }

    String counts() {
        sightings.flush();
        return Json.object(json -> {
            json.put("at", events.now());
            json.object("connections", o -> {
                o.put("opened", opened).put("open", talks.size());
                o.object("ended", e -> endings.forEach((ending, count) -> e.put(ending.text(), count)));
            });
            json.put("requests", requests);
            json.objects(
                    "clients",
                    clients.entrySet(),
                    (o, client) -> o.put("key", client.getKey().toString())
                            .put("address", client.getValue().address)
                            .put("connections", client.getValue().connections)
                            .put("admitted", client.getValue().admitted));
            sightings.write(json);
            json.object("troubles", o -> troubles.counts().forEach(o::put));
            json.texts("firstTroubles", troubles.first());
            faults(json, "faults");
        });
    }
}
